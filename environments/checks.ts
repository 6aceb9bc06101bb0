import { defineChecks } from '@strata/checks';

/** Which checks of objects count, and where they do not: see docs/checks.md. */
export default defineChecks({
  exceptions: [
    {
      code: 'STR670',
      object: 'Application argocd/*-platform-state',
      addon: 'kratix',
      reason: 'Kratix commits what requests make to this branch, and Argo CD deploys it from there.',
    },
  ],
});
