# The README's main command, on the seeds; the folder out is git-ignored.
npx -y pnpm@10.34.9 pipeline
