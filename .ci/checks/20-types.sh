# TypeScript, then Effect's own diagnostics.
npx -y pnpm@10.34.9 types
