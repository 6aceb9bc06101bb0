// Prints how the API server merges the lists of built-in kinds, as JSON: type, field, and there the type of the
// value or element, its patch strategy and its merge key, as the struct tags of k8s.io/api say. To write
// libs/kubernetes/src/strategic-merge/patch-metadata.json again, in an empty folder beside a copy of this file:
//
//	go mod init extract
//	go get k8s.io/api@v0.34.3 k8s.io/apimachinery@v0.34.3
//	go run extract-patch-metadata.go > patch-metadata.json
//	npx prettier --write patch-metadata.json
//
// A type name that two packages have is written with its package, such as core/v1.Name.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"reflect"
	"sort"
	"strings"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	rbac "k8s.io/api/rbac/v1"
	scheduling "k8s.io/api/scheduling/v1"
	storage "k8s.io/api/storage/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

type field struct {
	Type     string `json:"type,omitempty"`
	Strategy string `json:"strategy,omitempty"`
	Key      string `json:"key,omitempty"`
}

func main() {
	types := map[reflect.Type]bool{}
	for _, kind := range kinds() {
		collect(kind, types)
	}
	names := nameTypes(types)
	table := map[string]map[string]field{}
	for t := range types {
		table[names[t]] = describe(t, names)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "")
	if err := encoder.Encode(table); err != nil {
		panic(err)
	}
	fmt.Fprintf(os.Stderr, "%d types\n", len(table))
}

// kinds gives the objects that people write, without the lists and options of the API.
func kinds() []reflect.Type {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		admissionregistration.AddToScheme, apps.AddToScheme, autoscaling.AddToScheme, batch.AddToScheme,
		core.AddToScheme, networking.AddToScheme, policy.AddToScheme, rbac.AddToScheme, scheduling.AddToScheme,
		storage.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			panic(err)
		}
	}
	found := []reflect.Type{}
	for _, t := range scheme.AllKnownTypes() {
		_, hasMetadata := t.FieldByName("ObjectMeta")
		if strings.HasPrefix(t.PkgPath(), "k8s.io/api/") && hasMetadata {
			found = append(found, t)
		}
	}
	return found
}

// collect adds a struct and every struct that its JSON fields lead to.
func collect(t reflect.Type, types map[reflect.Type]bool) {
	t = elementOf(t)
	if t.Kind() != reflect.Struct || isPlain(t) || types[t] {
		return
	}
	types[t] = true
	for _, f := range jsonFields(t) {
		collect(f.Type, types)
	}
}

// describe gives the fields of a struct that hold maps or lists.
func describe(t reflect.Type, names map[reflect.Type]string) map[string]field {
	fields := map[string]field{}
	for _, f := range jsonFields(t) {
		element := elementOf(f.Type)
		container := f.Type
		if container.Kind() == reflect.Pointer {
			container = container.Elem()
		}
		isList := container.Kind() == reflect.Slice && container.Elem().Kind() != reflect.Uint8
		isMap := container.Kind() == reflect.Map
		if !isList && !isMap && (element.Kind() != reflect.Struct || isPlain(element)) {
			continue
		}
		described := field{Strategy: f.Tag.Get("patchStrategy"), Key: f.Tag.Get("patchMergeKey")}
		if element.Kind() == reflect.Struct && !isPlain(element) && !isMap {
			described.Type = names[element]
		}
		fields[jsonName(f)] = described
	}
	return fields
}

// jsonFields gives the fields of a struct as JSON has them: those of embedded structs are its own.
func jsonFields(t reflect.Type) []reflect.StructField {
	fields := []reflect.StructField{}
	for i := range t.NumField() {
		f := t.Field(i)
		switch name := jsonName(f); {
		case f.Anonymous && name == "":
			fields = append(fields, jsonFields(elementOf(f.Type))...)
		case name != "-" && f.IsExported():
			fields = append(fields, f)
		}
	}
	return fields
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func elementOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// isPlain tells whether JSON writes a struct as one value, such as a quantity or a time.
func isPlain(t reflect.Type) bool {
	switch t.Name() {
	case "Quantity", "IntOrString", "Time", "MicroTime", "Duration":
		return strings.HasPrefix(t.PkgPath(), "k8s.io/apimachinery/")
	}
	return false
}

// nameTypes gives every type its Go name, with the package where two have the same.
func nameTypes(types map[reflect.Type]bool) map[reflect.Type]string {
	owners := map[string][]reflect.Type{}
	for t := range types {
		owners[t.Name()] = append(owners[t.Name()], t)
	}
	names := map[reflect.Type]string{}
	for name, ts := range owners {
		for _, t := range ts {
			names[t] = name
			if len(ts) > 1 {
				names[t] = path.Base(path.Dir(t.PkgPath())) + "/" + path.Base(t.PkgPath()) + "." + name
			}
		}
	}
	sorted := []string{}
	for _, name := range names {
		if strings.Contains(name, ".") {
			sorted = append(sorted, name)
		}
	}
	sort.Strings(sorted)
	fmt.Fprintf(os.Stderr, "in two packages: %v\n", sorted)
	return names
}
