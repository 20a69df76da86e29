package app

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Error is a failure that whoever starts the server can mend: a wrong setting, a port that is taken, a database that
// cannot be opened. Its message is one line.
type Error struct {
	Message string
	Detail  string // more lines, such as those of a source text; "" for none
}

func (e *Error) Error() string { return e.Message }

// ExitCode is the exit code of a process that could not start because of e.
func (e *Error) ExitCode() int { return 2 }

// Sources is where settings come from. What a flag says goes before the environment, and that before the file.
type Sources struct {
	File      string                            // path of the configuration file, "" for none
	ReadFile  func(name string) ([]byte, error) // must be set where File is
	LookupEnv func(name string) (string, bool)  // nil: no environment
	Flags     map[string]string                 // by the option's key; only those that were given
}

// Load makes a configuration and checks it without touching anything else. What is wrong comes back as an *Error that
// names the setting and where it was set.
func Load(s Sources) (*Config, error) {
	c := &Config{}
	for _, o := range Options() {
		if err := o.set(c, o.Default); err != nil {
			return nil, fmt.Errorf("the default of %s %w", o.Key, err)
		}
	}
	if s.File != "" {
		if err := loadFile(c, s); err != nil {
			return nil, &Error{Message: s.File + ": " + err.Error()}
		}
	}
	for _, o := range Options() {
		if s.LookupEnv != nil {
			if v, ok := s.LookupEnv(o.Env()); ok && v != "" {
				if err := o.set(c, v); err != nil {
					return nil, &Error{Message: fmt.Sprintf("%s: %v", o.Env(), err)}
				}
			}
		}
		if v, ok := s.Flags[o.Key]; ok {
			if err := o.set(c, v); err != nil {
				return nil, &Error{Message: fmt.Sprintf("--%s: %v", o.Flag(), err)}
			}
		}
	}
	if s.LookupEnv != nil {
		c.AdminToken, _ = s.LookupEnv(adminTokenVariable)
	}
	if err := c.check(); err != nil {
		return nil, &Error{Message: err.Error()}
	}
	return c, nil
}

func loadFile(c *Config, s Sources) error {
	data, err := s.ReadFile(s.File)
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no such file")
	}
	if err != nil {
		return err
	}
	var settings map[string]any
	if _, err := toml.Decode(string(data), &settings); err != nil {
		if p, ok := errors.AsType[toml.ParseError](err); ok {
			return fmt.Errorf("line %d: %s", p.Position.Line, p.Message)
		}
		return err
	}
	if err := loadDomains(c, string(data), settings); err != nil {
		return err
	}
	for _, key := range sortedKeys(settings) {
		i := slices.IndexFunc(Options(), func(o Option) bool { return o.Key == key })
		if i < 0 {
			return fmt.Errorf("there is no setting %q%s", key, suggestion(key))
		}
		v, err := settingText(settings[key])
		if err == nil {
			err = Options()[i].set(c, v)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// loadDomains reads the [[domain]] tables and takes them out of settings.
func loadDomains(c *Config, data string, settings map[string]any) error {
	if _, ok := settings["domain"]; !ok {
		return nil
	}
	delete(settings, "domain")
	var file struct {
		Domain []DomainConfig `toml:"domain"`
	}
	meta, err := toml.Decode(data, &file)
	if err != nil {
		return fmt.Errorf("domain: %w", err)
	}
	for _, key := range meta.Undecoded() {
		if key[0] == "domain" {
			return fmt.Errorf("there is no setting %q", key.String())
		}
	}
	for i, d := range file.Domain {
		if d.BaseURL == "" {
			return fmt.Errorf("domain %d: base_url is missing", i+1)
		}
	}
	c.Domains = file.Domain
	return nil
}

// settingText writes a value from the file the way flags and variables have it.
func settingText(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			s, ok := item.(string)
			if !ok || strings.Contains(s, ",") {
				return "", fmt.Errorf("must be a list of strings without commas")
			}
			items[i] = s
		}
		return strings.Join(items, ","), nil
	}
	return "", fmt.Errorf("must be a string, a number, true, false or a list of strings")
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// suggestion names the setting that was probably meant: one that differs in no more than two characters.
func suggestion(key string) string {
	for _, o := range Options() {
		if distance(key, o.Key) <= 2 {
			return fmt.Sprintf("; did you mean %q?", o.Key)
		}
	}
	return ""
}

// distance is the number of characters to insert, remove or replace to get from a to b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
