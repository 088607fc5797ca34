/** What parser and name recogniser share: token vectors, feature tables and class weights. */
import type { Pointer } from "../kernel/kernel.ts";
import type { Memory } from "./memory.ts";
import { PANEL } from "./weights.ts";
import { Product } from "./product.ts";
import type { Packed, Weights } from "./weights.ts";

const WIDTH = 96;
const HIDDEN = 64;
const PIECES = 2;
/** Floats between rows of projected tokens: 64 columns, filled to whole panels. */
const PROJECTED = Math.ceil(HIDDEN / PANEL) * PANEL;
const BLOCK = 48;

/** Weights of one transition network, and its feature table for one run of tokens. */
export class TransitionNet {
  /** Rows of `features` × 2 × 64 floats per token, `stride` floats apart. */
  readonly table: Pointer;
  readonly stride: number;
  readonly pad: Pointer;
  readonly bias: Pointer;
  readonly up: Pointer;
  readonly upBias: Pointer;
  readonly #memory: Memory;
  readonly #project: Product;
  readonly #spread: Product;
  readonly #linear: Packed;
  readonly #linearBias: Pointer;
  readonly #lower: Packed;
  readonly #projected: Pointer;

  /** `columns`: per column of the class weights the class it holds, or −1 for none. */
  constructor(weights: Weights, name: string, features: number, columns: ReadonlyArray<number>, maxTokens: number) {
    const memory = weights.memory;
    this.#memory = memory;
    this.#project = new Product(memory, weights.integer, BLOCK, WIDTH);
    this.#spread = new Product(memory, weights.integer, BLOCK, HIDDEN);
    this.#linear = weights.pack(`${name}.lin.W`, HIDDEN, 1, WIDTH, [0]);
    this.#linearBias = weights.plain(`${name}.lin.b`);
    this.#lower = weights.pack(`${name}.low.W`, HIDDEN, PIECES, HIDDEN, [0]);
    this.pad = weights.byPiece(`${name}.low.pad`, features, HIDDEN, PIECES);
    this.bias = weights.byPiece(`${name}.low.b`, 1, HIDDEN, PIECES);
    this.stride = this.#lower.panels * PANEL;
    this.up = memory.floats(HIDDEN * columns.length);
    this.upBias = memory.floats(columns.length);
    this.#projected = memory.floats(BLOCK * PROJECTED);
    this.table = memory.floats(maxTokens * this.stride);
    this.#layClasses(weights, name, columns);
  }

  /** Fills the table for `tokens` encoded rows. */
  prepare(rows: Pointer, tokens: number): void {
    const kernel = this.#memory.kernel;
    for (let t = 0; t < tokens; t += BLOCK) {
      const n = Math.min(BLOCK, tokens - t);
      this.#project.run(rows + t * WIDTH * 4, n, WIDTH, this.#linear, this.#projected, PROJECTED);
      kernel.add_bias(this.#projected, n, PROJECTED, this.#linearBias, HIDDEN);
      this.#spread.run(this.#projected, n, PROJECTED, this.#lower, this.table + t * this.stride * 4, this.stride);
    }
  }

  /** Class weights as [hidden][column], in the kernel's order of columns. */
  #layClasses(weights: Weights, name: string, columns: ReadonlyArray<number>): void {
    const { scales, values } = weights.tensor(`${name}.up.W`);
    const bias = weights.plain(`${name}.up.b`);
    const f32 = this.#memory.f32;
    const i16 = new Int16Array(f32.buffer);
    columns.forEach((cls, column) => {
      f32[this.upBias / 4 + column] = cls < 0 ? -1e30 : f32[bias / 4 + cls]!;
      for (let k = 0; k < HIDDEN; k++) {
        const w = cls < 0 ? 0 : i16[values / 2 + cls * HIDDEN + k]! * f32[scales / 4 + cls]!;
        f32[this.up / 4 + k * columns.length + column] = w;
      }
    });
  }
}
