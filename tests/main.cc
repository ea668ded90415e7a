// Catch2 itself, compiled apart from the tests because it takes longest.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
