package postgres

import (
	"os"
	"testing"

	"github.com/jinklink/jink/store/storetest/pgtest"
)

var server = pgtest.New()

// Server is for the tests outside the package, which are in the same binary.
func Server() *pgtest.Server { return server }

func TestMain(m *testing.M) { os.Exit(server.Main(m)) }
