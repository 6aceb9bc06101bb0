// Prints, as JSON, what the machine config documents of one release of Talos hold and how their fields merge. It reads
// the types of the release by reflection; README.md says how to run it.
package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/siderolabs/talos/pkg/machinery/config/configloader"
)

type merger interface{ Merge(other any) error }

type textUnmarshaler = encoding.TextUnmarshaler

var (
	mergerType = reflect.TypeFor[merger]()
	textType   = reflect.TypeFor[textUnmarshaler]()
)

// schema is the part of the JSON Schema of a release that names the fields that are not deprecated.
type schema struct {
	Defs map[string]struct {
		Properties map[string]any `json:"properties"`
	} `json:"$defs"`
}

type table struct {
	// Documents has the type of each kind; v1alpha1 has none.
	Documents map[string]string `json:"documents"`
	// Types has the fields of each type.
	Types map[string]map[string]string `json:"types"`
	known schema
}

func main() {
	bytes, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}

	result := table{Documents: map[string]string{}, Types: map[string]map[string]string{}}
	if err := json.Unmarshal(bytes, &result.known); err != nil {
		panic(err)
	}

	for _, kind := range append(os.Args[2:], "") {
		text := "version: v1alpha1\nmachine: {}\n"
		if kind != "" {
			text = "apiVersion: v1alpha1\nkind: " + kind + "\n"
		}

		provider, err := configloader.NewFromBytes([]byte(text))
		if err != nil {
			// Some constants name kinds of other things.
			fmt.Fprintln(os.Stderr, kind, "is left out:", err)

			continue
		}

		for _, document := range provider.Documents() {
			name := kind
			if name == "" {
				name = "v1alpha1"
			}

			result.Documents[name] = result.add(reflect.TypeOf(document).Elem())
		}
	}

	out, err := json.MarshalIndent(result, "", " ")
	if err != nil {
		panic(err)
	}

	fmt.Println(string(out))
}

func nameOf(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")

	return parts[len(parts)-1] + "." + t.Name()
}

// add describes a struct, and returns its name.
func (t *table) add(typ reflect.Type) string {
	name := nameOf(typ)
	if _, ok := t.Types[name]; ok {
		return name
	}

	fields := map[string]string{}
	t.Types[name] = fields
	t.fields(name, typ, fields)

	return name
}

// addPair describes a certificate with its key: both stand in base64, and are read by code.
func (t *table) addPair(typ reflect.Type) string {
	name := nameOf(typ)
	t.Types[name] = map[string]string{}

	for i := range typ.NumField() {
		t.Types[name][strings.ToLower(typ.Field(i).Name)] = "bytes"
	}

	return name
}

func (t *table) fields(name string, typ reflect.Type, fields map[string]string) {
	properties, isListed := t.known.Defs[name]

	for i := range typ.NumField() {
		field := typ.Field(i)
		tag := strings.Split(field.Tag.Get("yaml"), ",")

		if slices.Contains(tag[1:], "inline") {
			inner := field.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}

			t.fields(name, inner, fields)

			continue
		}

		if !field.IsExported() || tag[0] == "-" || tag[0] == "" {
			continue
		}

		code := t.code(field.Type)
		if strings.Contains(field.Tag.Get("merge"), "replace") {
			code = "=" + code
		}

		if _, ok := properties.Properties[tag[0]]; isListed && !ok {
			code = "!" + code
		}

		fields[tag[0]] = code
	}
}

// code describes a type: `?` before what is behind a pointer, `@` before what merges in its own way.
func (t *table) code(typ reflect.Type) string {
	if typ.Kind() == reflect.Pointer {
		return "?" + t.code(typ.Elem())
	}

	own := ""
	if reflect.PointerTo(typ).Implements(mergerType) {
		own = "@" + typ.Name() + ":"
	}

	if typ == reflect.TypeFor[time.Duration]() {
		return own + "duration"
	}

	if strings.HasSuffix(typ.PkgPath(), "crypto/x509") {
		return own + t.addPair(typ)
	}

	if isText(typ) {
		return own + "text." + typ.Name()
	}

	switch typ.Kind() {
	case reflect.Slice:
		if typ.Elem().Kind() == reflect.Uint8 {
			return own + "bytes"
		}

		return own + "[]" + t.code(typ.Elem())
	case reflect.Map:
		return own + "{}" + t.code(typ.Elem())
	case reflect.Interface:
		return own + "any"
	case reflect.Struct:
		if typ.Name() == "Unstructured" {
			return own + "object"
		}

		return own + t.add(typ)
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64:
		return own + strings.TrimRight(typ.Kind().String(), "0123456789")
	default:
		if typ.Kind() >= reflect.Int && typ.Kind() <= reflect.Uint64 {
			return own + strings.TrimRight(typ.Kind().String(), "0123456789")
		}

		panic(typ.String())
	}
}

// isText tells whether a value stands as one scalar in YAML that the type reads itself.
func isText(typ reflect.Type) bool {
	pointer := reflect.PointerTo(typ)
	if pointer.Implements(textType) {
		return true
	}

	_, hasYAML := pointer.MethodByName("UnmarshalYAML")

	return hasYAML && typ.Name() != "Unstructured" && (typ.Kind() != reflect.Struct || !hasFields(typ)) && typ.Kind() != reflect.Slice && typ.Kind() != reflect.Map
}

func hasFields(typ reflect.Type) bool {
	for i := range typ.NumField() {
		if typ.Field(i).Tag.Get("yaml") != "" {
			return true
		}
	}

	return false
}
