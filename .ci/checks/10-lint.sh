# No lint finding of any kind, and every file as the formatter writes it.
npx -y pnpm@10.34.9 lint && npx -y pnpm@10.34.9 format
