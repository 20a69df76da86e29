package postgres

import (
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	// defaultConns is how many connections a node has where nobody says otherwise.
	defaultConns = 20
	// connectTimeout bounds the attempt to connect to one of the hosts, so that the next one gets its turn.
	connectTimeout = 3 * time.Second
	// unansweredTimeout is how long what was sent may stay unacknowledged before the connection counts as lost.
	unansweredTimeout = 15 * time.Second
)

// poolConfig reads a connection string. What it says goes before what is set here.
func poolConfig(cfg Config) (*pgxpool.Config, error) {
	pc, err := pgxpool.ParseConfig(cfg.DSN)
	if err != nil {
		return nil, fmt.Errorf("the connection string of the database is not valid: %w", err)
	}
	if !mentions(cfg.DSN, "pool_max_conns") {
		pc.MaxConns = defaultConns
		if cfg.MaxConns > 0 {
			pc.MaxConns = int32(cfg.MaxConns)
		}
	}
	if !mentions(cfg.DSN, "pool_ping_timeout") {
		pc.PingTimeout = connectTimeout // who waits for a connection that is dead waits no longer than for a new one
	}
	cc := pc.ConnConfig
	if cc.ConnectTimeout == 0 || !mentions(cfg.DSN, "connect_timeout") {
		cc.ConnectTimeout = connectTimeout
	}
	if len(hosts(&cc.Config)) > 1 && !mentions(cfg.DSN, "target_session_attrs") {
		cc.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	for name, value := range map[string]string{
		"application_name":                    "jink",
		"statement_timeout":                   fmt.Sprint(statementTimeout.Milliseconds()),
		"idle_in_transaction_session_timeout": fmt.Sprint(idleTimeout.Milliseconds()),
	} {
		if _, set := cc.RuntimeParams[name]; !set {
			cc.RuntimeParams[name] = value
		}
	}
	dialer := &net.Dialer{Control: boundUnanswered,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 10 * time.Second, Interval: 5 * time.Second, Count: 3}}
	cc.DialFunc = dialer.DialContext
	return pc, nil
}

// hosts returns the different servers that a connection may be made to.
func hosts(c *pgconn.Config) map[string]bool {
	all := map[string]bool{fmt.Sprint(c.Host, " ", c.Port): true}
	for _, f := range c.Fallbacks { // one host may stand there twice, with and without TLS
		all[fmt.Sprint(f.Host, " ", f.Port)] = true
	}
	return all
}

// mentions reports whether a connection string of either form sets a parameter.
func mentions(dsn, parameter string) bool {
	if u, err := url.Parse(dsn); err == nil && u.Scheme != "" {
		return u.Query().Has(parameter)
	}
	for field := range strings.FieldsSeq(dsn) {
		if name, _, _ := strings.Cut(field, "="); name == parameter {
			return true
		}
	}
	return false
}
