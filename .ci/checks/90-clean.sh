# Neither tests nor commands leave anything behind in the checkout.
git rev-parse --is-inside-work-tree >/dev/null 2>&1 || { echo "skipped: not a git checkout"; exit 77; }
changes=$(git status --porcelain)
[ -z "$changes" ] || { echo "$changes"; exit 1; }
