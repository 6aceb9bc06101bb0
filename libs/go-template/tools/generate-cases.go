// Says what templates give in Go, with the functions of Argo CD 3.5.6: reads the case file, writes it with the output or
// the error of every case. To write libs/go-template/src/go-template.cases.json again, after templates have been added to
// it, in an empty folder beside a copy of this file, with the source of Argo CD 3.5.6 at hand:
//
//	cp argo-cd/go.mod argo-cd/go.sum . # change the module's name and drop the replacement of gitops-engine
//	go get github.com/argoproj/argo-cd/v3@v3.5.6 github.com/argoproj/argo-cd/gitops-engine@v0.0.0-20260914071520-c9c369efcc5b
//	go mod tidy
//	go run generate-cases.go < go-template.cases.json > new.json
//	npx prettier --write new.json
//
// A case with "functions": "go" is executed with the functions of text/template alone.
package main

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"text/template"

	"github.com/argoproj/argo-cd/v3/applicationset/utils"
)

type testCase struct {
	Template   string  `json:"template"`
	Data       string  `json:"data"`
	MissingKey string  `json:"missingKey,omitempty"`
	Functions  string  `json:"functions,omitempty"`
	Output     *string `json:"output,omitempty"`
	Error      string  `json:"error,omitempty"`
}

type caseFile struct {
	Data  map[string]json.RawMessage `json:"data"`
	Cases []testCase                 `json:"cases"`
}

func main() {
	var file caseFile
	check(json.NewDecoder(os.Stdin).Decode(&file))
	for i := range file.Cases {
		c := &file.Cases[i]
		// Functions may change what they are given: every case has data of its own.
		data := map[string]any{}
		check(json.Unmarshal(file.Data[c.Data], &data))
		c.Output, c.Error = nil, ""
		output, err := render(c, data)
		if err != nil {
			c.Error = strings.TrimPrefix(err.Error(), "template: ")
		} else {
			c.Output = &output
		}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(file))
}

func render(c *testCase, data map[string]any) (string, error) {
	option := "missingkey=" + c.MissingKey
	if c.MissingKey == "" {
		option = "missingkey=default"
	}
	if c.Functions == "go" {
		parsed, err := template.New("base").Option(option).Parse(c.Template)
		if err != nil {
			return "", err
		}
		var output strings.Builder
		err = parsed.Execute(&output, data)
		return output.String(), err
	}
	output, err := (&utils.Render{}).Replace(c.Template, data, true, []string{option})
	// Argo CD's own message repeats the whole template.
	if inner := errors.Unwrap(err); inner != nil {
		return "", inner
	}
	return output, err
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
