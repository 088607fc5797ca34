# The README's main command, on the seeds; the folder out is git-ignored.
npx -y pnpm@10.34.9 pipeline || exit 1

# A command after the first finds all installed: it neither waits for an install nor prints one into its answer.
npx -y pnpm@10.34.9 --config.verify-deps-before-run=error --silent sql "select 1 as one" || exit 1
