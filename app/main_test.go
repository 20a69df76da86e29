package app

import (
	"os"
	"testing"

	"github.com/jinklink/jink/store/storetest/pgtest"
)

var database = pgtest.New()

func TestMain(m *testing.M) { os.Exit(database.Main(m)) }
