// Evaluates ApplicationSets with Argo CD's own controller packages. It reads YAML (or JSON) with named worlds and
// cases from standard input and prints the cases as JSON, each with the Applications that Argo CD would create
// (`applications`), the names of those that it refuses (`refused`), or why it gives up the whole set (`failure`:
// missing-key, panic or failed). To write libs/argocd/src/evaluate/application-set.cases.json again, in an empty
// folder beside a copy of this file, with the source of Argo CD 3.5.6 at hand:
//
//	cp argo-cd/go.mod argo-cd/go.sum . # change the module's name and drop the replacement of gitops-engine
//	go get github.com/argoproj/argo-cd/v3@v3.5.6 github.com/argoproj/argo-cd/gitops-engine@v0.0.0-20260914071520-c9c369efcc5b
//	go mod tidy
//	go run generate-cases.go < application-set-cases.yaml > application-set.cases.json
//	npx prettier --write application-set.cases.json
//
// The repository of a world is served as the repo server would: directories without hidden ones, files by
// `git ls-files`.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	log "github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/yaml"

	"github.com/argoproj/argo-cd/v3/applicationset/controllers/template"
	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	"github.com/argoproj/argo-cd/v3/applicationset/utils"
	argo "github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	argoutil "github.com/argoproj/argo-cd/v3/util/argo"
)

const namespace = "argocd"

type cluster struct {
	Name        string            `json:"name"`
	Server      string            `json:"server"`
	Project     *string           `json:"project,omitempty"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
}

type world struct {
	Clusters []cluster         `json:"clusters"`
	Files    map[string]string `json:"files,omitempty"`
}

type oneCase struct {
	Name         string           `json:"name"`
	World        string           `json:"world"`
	Spec         map[string]any   `json:"spec"`
	Applications []map[string]any `json:"applications,omitempty"`
	Refused      []string         `json:"refused,omitempty"`
	Failure      string           `json:"failure,omitempty"`
	Message      string           `json:"message,omitempty"`
}

type input struct {
	Worlds map[string]world `json:"worlds"`
	Cases  []oneCase        `json:"cases"`
}

func main() {
	log.SetOutput(io.Discard)
	text, err := io.ReadAll(os.Stdin)
	check(err)
	var in input
	check(yaml.Unmarshal(text, &in))
	for i := range in.Cases {
		evaluate(&in.Cases[i], in.Worlds[in.Cases[i].World])
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(in))
}

// evaluate fills in what the controller makes of a set: parameters, Applications, and which of them it refuses.
func evaluate(c *oneCase, w world) {
	defer func() {
		if panicked := recover(); panicked != nil {
			c.Applications, c.Failure, c.Message = nil, "panic", fmt.Sprint(panicked)
		}
	}()
	encoded, err := json.Marshal(map[string]any{
		"metadata": map[string]any{"name": "set", "namespace": namespace}, "spec": c.Spec,
	})
	check(err)
	var set argo.ApplicationSet
	if err := json.Unmarshal(encoded, &set); err != nil {
		c.Failure, c.Message = "failed", err.Error()
		return
	}
	cl := clientOf(w)
	repos := &repository{files: w.Files}
	defer repos.remove()
	all := generators.GetGenerators(context.Background(), cl, nil, namespace, repos, nil, generators.SCMConfig{}, nil)
	apps, _, err := template.GenerateApplications(log.NewEntry(log.StandardLogger()), set, all, &utils.Render{}, cl)
	if err != nil {
		c.Failure, c.Message = "failed", err.Error()
		if strings.Contains(err.Error(), "map has no entry for key") {
			c.Failure = "missing-key"
		}
		return
	}
	names := map[string]int{}
	for _, app := range apps {
		names[app.Name]++
	}
	c.Applications = []map[string]any{}
	for _, app := range apps {
		_, err := argoutil.GetDestinationCluster(context.Background(), app.Spec.Destination, clusters(w.Clusters))
		if names[app.Name] > 1 || err != nil || hasBadMetadata(app) {
			if !slices.Contains(c.Refused, app.Name) {
				c.Refused = append(c.Refused, app.Name)
			}
			continue
		}
		c.Applications = append(c.Applications, manifestOf(app))
	}
	sort.Strings(c.Refused)
	sort.Slice(c.Applications, func(i, j int) bool {
		return nameOf(c.Applications[i]) < nameOf(c.Applications[j])
	})
}

// manifestOf gives the parts that the controller copies into the Application that it writes.
func manifestOf(app argo.Application) map[string]any {
	written := argo.Application{Spec: *argoutil.NormalizeApplicationSpec(&app.Spec), Operation: app.Operation}
	written.Name, written.Namespace = app.Name, app.Namespace
	written.Labels, written.Annotations, written.Finalizers = app.Labels, app.Annotations, app.Finalizers
	encoded, err := json.Marshal(written)
	check(err)
	var manifest map[string]any
	check(json.Unmarshal(encoded, &manifest))
	delete(manifest, "status")
	return manifest
}

// hasBadMetadata tells whether the API server refuses the name, a label, an annotation or a finalizer.
func hasBadMetadata(app argo.Application) bool {
	meta := metav1.ObjectMeta{
		Name: app.Name, Namespace: app.Namespace,
		Labels: app.Labels, Annotations: app.Annotations, Finalizers: app.Finalizers,
	}
	return len(validation.ValidateObjectMeta(&meta, true, validation.NameIsDNSSubdomain, field.NewPath("metadata"))) > 0
}

func nameOf(manifest map[string]any) string {
	name, _ := manifest["metadata"].(map[string]any)["name"].(string)
	return name
}

func clientOf(w world) client.Client {
	scheme := runtime.NewScheme()
	check(corev1.AddToScheme(scheme))
	check(argo.AddToScheme(scheme))
	objects := []client.Object{}
	for _, project := range []string{"default", "platform"} {
		objects = append(objects, &argo.AppProject{ObjectMeta: metav1.ObjectMeta{Name: project, Namespace: namespace}})
	}
	for i, each := range w.Clusters {
		data := map[string][]byte{"name": []byte(each.Name), "server": []byte(each.Server)}
		if each.Project != nil {
			data["project"] = []byte(*each.Project)
		}
		labels := map[string]string{"argocd.argoproj.io/secret-type": "cluster"}
		for key, value := range each.Labels {
			labels[key] = value
		}
		objects = append(objects, &corev1.Secret{
			ObjectMeta: metav1.ObjectMeta{
				Name: fmt.Sprintf("cluster-%03d", i), Namespace: namespace, Labels: labels, Annotations: each.Annotations,
			},
			Data: data,
		})
	}
	return fake.NewClientBuilder().WithScheme(scheme).WithObjects(objects...).Build()
}

// clusters answers as Argo CD's database does where the local cluster is enabled.
type clusters []cluster

func (c clusters) GetCluster(_ context.Context, server string) (*argo.Cluster, error) {
	for _, each := range c {
		if strings.TrimRight(each.Server, "/") == server {
			return &argo.Cluster{Name: each.Name, Server: each.Server}, nil
		}
	}
	if server == argo.KubernetesInternalAPIServerAddr {
		return &argo.Cluster{Name: argo.KubernetesInClusterName, Server: server}, nil
	}
	return nil, fmt.Errorf("cluster %q not found", server)
}

func (c clusters) GetClusterServersByName(_ context.Context, name string) ([]string, error) {
	servers := []string{}
	for _, each := range c {
		if each.Name == name {
			servers = append(servers, strings.TrimRight(each.Server, "/"))
		}
	}
	if len(servers) == 0 && name == argo.KubernetesInClusterName {
		servers = append(servers, argo.KubernetesInternalAPIServerAddr)
	}
	return servers, nil
}

// repository serves files from a git repository in a temporary folder, which it makes when it is first asked.
type repository struct {
	files map[string]string
	root  string
}

func (r *repository) checkout() string {
	if r.root != "" {
		return r.root
	}
	root, err := os.MkdirTemp("", "cases-")
	check(err)
	r.root = root
	for name, text := range r.files {
		path := filepath.Join(root, name)
		check(os.MkdirAll(filepath.Dir(path), 0o755))
		check(os.WriteFile(path, []byte(text), 0o644))
	}
	for _, arguments := range [][]string{{"init", "-q"}, {"add", "-A", "-f"}} {
		check(r.git(arguments...).Run())
	}
	return root
}

func (r *repository) git(arguments ...string) *exec.Cmd {
	command := exec.Command("git", arguments...)
	command.Dir = r.root
	return command
}

func (r *repository) remove() {
	if r.root != "" {
		check(os.RemoveAll(r.root))
	}
}

func (r *repository) GetFiles(_ context.Context, _, _, _, pattern string, _ bool, _ *argo.SourceIntegrity) (map[string][]byte, error) {
	root := r.checkout()
	out, err := r.git("ls-files", "--full-name", "-z", "--", pattern).Output()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range strings.Split(strings.TrimSuffix(string(out), "\000"), "\000") {
		if name == "" {
			continue
		}
		if files[name], err = os.ReadFile(filepath.Join(root, name)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (r *repository) GetDirectories(_ context.Context, _, _, _ string, _ bool, _ *argo.SourceIntegrity) ([]string, error) {
	root := r.checkout()
	paths := []string{}
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil || path == root || !entry.IsDir():
			return err
		case strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		}
		relative, err := filepath.Rel(root, path)
		paths = append(paths, relative)
		return err
	})
	return paths, err
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
