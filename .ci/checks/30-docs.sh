# Generated reference pages are those that the code of today generates.
npx -y pnpm@10.34.9 run docs --check
