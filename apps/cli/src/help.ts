/** What `strata --help` prints. */
export const HELP = `Strata renders the layered description of a GitOps platform into rendered/.

Usage: strata <command> [words] [options]

Commands:
  render [project …]     Render projects into rendered/. Writes nothing if anything is wrong.
  watch                  Render, and again whenever a source changes, until it is interrupted: what a change reaches is
                         written within milliseconds, and listed.
  check [project …]      Compare rendered/ with what rendering gives; show every difference.
  checks [<code>]        List every check with its code, or tell why there is one and how to mend what it finds.
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
  shards --of <n> [--base <commit> [--head <commit>] | --all]
                         Split the projects that a change affects into n lists of about equal cost, for n machines.

  network                Print the address plan of every network: what has which address, and what is free.
  boot --mac <address>   Answer what a machine boots from the network, as matchbox would: an iPXE script.
  boot pin <directory>   Write the SHA-256 of downloaded boot assets into matchbox/digests.yaml, or compare them.
  talos inject <cluster>[/<node>] [--secrets <bundle>] [--output <directory>] [--by-mac]
                         Make machine configs with their secrets, from 1Password or a bundle of talosctl, outside Git.
  talos upgrade [<cluster>]
                         Print the commands that bring running machines to the versions of the sources.
  schema import <file, directory, URL or cluster> [--release <version>]
                         Import definitions of custom kinds, or the JSON Schema of a release of Talos, into
                         .strata/schemas/: every render is checked by them. "cluster:lab" asks the cluster of a context.

A project is an addon, "platform" for what belongs to no addon, "talos" or "matchbox". Default: all.

Options:
  --dry-run   render: show what would change, write nothing
  --format    render, check: how to report issues: text, json, sarif, github or junit. All but text is alone on
              standard output; the rest is on standard error
  --strict    render, check: a kind that nothing knows is an error
  --release   schema import: the version of what is imported
  --json      checks, explain, affects, placement, promise: answer in JSON; shards: the matrix of GitHub Actions
  --addon     placement: one addon only
  --cluster   placement: one cluster only; promise: the cluster whose Kratix answers
  --request   promise: the file of the request
  --mac       boot: the MAC address of the link that the machine boots from
  --secrets   talos inject: a bundle of "talosctl gen secrets"; without it the 1Password CLI is asked
  --output    talos inject: the directory to write to; it must not be in Git
  --by-mac    talos inject: name the files after MAC addresses, as matchbox serves them
  --of        shards: how many, from 1 to 256
  --base      shards: the commit before the change; without it Nx decides
  --head      shards: the last commit of the change
  --all       shards: every project, whatever changed
  --help      Show this text
  --version   Show the version

Examples:
  npx strata render                 Render everything
  npx strata render loki            Render one addon
  npx strata render --dry-run       Show what a render would change
  npx strata check                  Exit with 1 if rendered/ has drifted
  npx strata check --format sarif > strata.sarif
  npx strata checks STR306          Tell about one check
  npx strata explain homelab/loki   Show where every value of loki on homelab comes from
  npx strata affects environments/production/environment.yaml:2
  npx strata placement --cluster homelab
  npx strata shards --of 4 --base origin/main --head HEAD --json
  npx strata boot --mac 52:54:00:20:00:11
  npx strata talos inject homelab --output ~/talos

Exit codes: 0 fine, 1 issues found, 2 wrong usage, 70 a bug in Strata.
`;
