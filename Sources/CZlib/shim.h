// The system's zlib (https://zlib.net), which reads gzip and computes CRC-32.
#include <zlib.h>
