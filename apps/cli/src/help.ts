/** What `strata --help` prints. */
export const HELP = `Strata renders the layered description of a GitOps platform into rendered/.

Usage: strata <command> [words] [options]

Commands:
  render [project …]     Render projects into rendered/. Writes nothing if anything is wrong.
  check [project …]      Compare rendered/ with what rendering gives; show every difference.
  explain <cluster>/<addon> [path]
                         Tell where values come from: the file and line that win, what they override, and the
                         facts and code that flow in. A path is one of the configuration (values.replicas), or
                         an object or file with a JSON pointer (HTTPRoute/grafana#/spec/hostnames/0).
  explain <rendered file>[:<line>]
                         The same for a line of a file under rendered/.
  affects <file>:<line>  List the rendered files and fields that a line of a source reaches.
  affects <fact>         The same for a fact (facts.domain) or a value of cluster.yaml (cluster.server).
  placement              Tell which addon is deployed on which cluster and why: the label that decides, the sync
                         wave, the version and the layers that apply.
  promise run <promise> --request <file>
                         Answer a request as Kratix would: the requests that come of it, the status, and every file
                         of the state repository. Writes nothing.

A project is an addon, or "platform" for what belongs to no addon. Default: all.

Options:
  --dry-run   render: show what would change, write nothing
  --json      explain, affects, placement, promise: answer in JSON
  --addon     placement: one addon only
  --cluster   placement: one cluster only; promise: the cluster whose Kratix answers
  --request   promise: the file of the request
  --help      Show this text
  --version   Show the version

Examples:
  npx strata render                 Render everything
  npx strata render loki            Render one addon
  npx strata render --dry-run       Show what a render would change
  npx strata check                  Exit with 1 if rendered/ has drifted
  npx strata explain homelab/loki   Show where every value of loki on homelab comes from
  npx strata affects environments/production/environment.yaml:2
  npx strata placement --cluster homelab

Exit codes: 0 fine, 1 issues found, 2 wrong usage, 70 a bug in Strata.
`;
