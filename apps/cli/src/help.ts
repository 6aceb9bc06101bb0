/** What `strata --help` prints. */
export const HELP = `Strata renders the layered description of a GitOps platform into rendered/.

Usage: strata <command> [project …] [options]

Commands:
  render   Render projects into rendered/. Writes nothing if anything is wrong.
  check    Compare rendered/ with what rendering gives; show every difference.

A project is an addon, or "platform" for what belongs to no addon. Default: all.

Options:
  --dry-run   render: show what would change, write nothing
  --help      Show this text
  --version   Show the version

Examples:
  npx strata render                 Render everything
  npx strata render loki            Render one addon
  npx strata render --dry-run       Show what a render would change
  npx strata check                  Exit with 1 if rendered/ has drifted

Exit codes: 0 fine, 1 issues found, 2 wrong usage, 70 a bug in Strata.
`;
