/* From arcs to trees: sentences from the edges of subtrees, and labels made projective undone. */
#include "kernel.h"

/** What is left of a label X||Y until it is resolved: its column, above every plain label. */
#define DECORATED 256

static i32 within_sentences(const i32 *head, i32 n, const i32 *left, u8 *mark) {
  for (i32 i = 0; i < n; i++) mark[i] = 0;
  for (i32 i = 0; i < n; i++)
    if (head[i] == i) mark[left[i]] = 1;
  i32 start = 0;
  for (i32 i = 0; i < n; i++)
    if ((i > 0 && mark[i]) || i == n - 1) {
      for (i32 j = start; j < i; j++)
        if (head[j] < start || head[j] > i) return 0;
      start = i;
    }
  return 1;
}

/** Widens the edges of every head until sentences, cut at the left edges of roots, hold their heads. */
static void edges(const i32 *head, i32 n, i32 *left, i32 *right, u8 *mark) {
  for (i32 i = 0; i < n; i++) left[i] = right[i] = i;
  for (i32 round = 0; round < 12; round++) {
    for (i32 i = 0; i < n; i++) {
      i32 h = head[i];
      if (left[i] < left[h]) left[h] = left[i];
      if (right[i] > right[h]) right[h] = right[i];
    }
    for (i32 i = n - 1; i >= 0; i--) {
      i32 h = head[i];
      if (right[i] > right[h]) right[h] = right[i];
      if (left[i] < left[h]) left[h] = left[i];
    }
    if (within_sentences(head, n, left, mark)) return;
  }
}

/** Breadth-first below `top`: the first token labelled `label`, or `top`. */
static i32 lifted_head(i32 token, i32 top, i32 label, const i32 *head, const i32 *dep, const u8 *space, const i32 *left, const i32 *right, i32 *queue, i32 n) {
  i32 from = 0, until = 1;
  queue[0] = top;
  while (from < until) {
    i32 t = queue[from++];
    for (i32 j = left[t]; j <= right[t]; j++) {
      if (j == t || head[j] != t || j == token || space[j]) continue;
      if (dep[j] == label) return j;
      if (until < n) queue[until++] = j;
    }
  }
  return top;
}

/**
 * head, move: as parse() left them, heads made absolute here (a root is its own
 * head). plain[move], lifted[move]: the label, and for X||Y the label of the true
 * head (255: none). starts: sentence starts, taken from the roots unless `preset`.
 * work: 3 n ints and n bytes.
 */
void EXPORT(tree)(i32 *head, const u8 *move, i32 n, const u8 *plain, const u8 *lifted, i32 root, const u8 *space, i32 preset, u8 *starts,
                  i32 *dep, i32 *work) {
  i32 *left = work, *right = work + n, *queue = work + 2 * n, any = 0;
  u8 *mark = (u8 *)(work + 3 * n);
  for (i32 i = 0; i < n; i++) {
    if (head[i] < 0) {
      head[i] = i;
      dep[i] = root;
    } else {
      i32 decorated = lifted[move[i]] != 255;
      dep[i] = decorated ? DECORATED + move[i] : plain[move[i]];
      any |= decorated;
    }
  }
  if (any) {
    edges(head, n, left, right, mark);
    for (i32 i = 0; i < n; i++)
      if (dep[i] >= DECORATED) {
        i32 m = dep[i] - DECORATED;
        head[i] = lifted_head(i, head[i], lifted[m], head, dep, space, left, right, queue, n);
        dep[i] = plain[m];
      }
  }
  if (preset) return;
  edges(head, n, left, right, mark);
  for (i32 i = 0; i < n; i++) starts[i] = 0;
  for (i32 i = 0; i < n; i++)
    if (head[i] == i) starts[left[i]] = 1;
}

/** First largest of the first `classes` columns of each row of logits, bias added. */
void EXPORT(classify)(const f32 *logits, i32 rows, i32 stride, const f32 *bias, i32 classes, u8 *to) {
  for (i32 r = 0; r < rows; r++, logits += stride) {
    i32 best = 0;
    f32 top = logits[0] + bias[0];
    for (i32 c = 1; c < classes; c++) {
      f32 s = logits[c] + bias[c];
      if (s > top) best = c, top = s;
    }
    to[r] = best;
  }
}

/** Adds a bias to rows. */
void EXPORT(add_bias)(f32 *x, i32 rows, i32 stride, const f32 *bias, i32 width) {
  for (i32 r = 0; r < rows; r++, x += stride)
    for (i32 k = 0; k < width; k++) x[k] += bias[k];
}
