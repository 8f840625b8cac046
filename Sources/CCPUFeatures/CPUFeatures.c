// Only the header matters; the package manager wants one file to compile.
#include "CPUFeatures.h"
