# No lint finding of any kind.
npx -y pnpm@10.34.9 lint
