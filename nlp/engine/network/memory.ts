/** Where things lie in the kernel's memory, and typed views of it. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"

const ALIGNMENT = 64

/** Hands out the kernel's memory once, in order; nothing is ever given back. */
export class Memory {
  readonly kernel: Kernel
  #next: Pointer
  #buffer: ArrayBuffer
  f32: Float32Array
  i32: Int32Array
  u8: Uint8Array

  constructor(kernel: Kernel) {
    this.kernel = kernel
    this.#next = align(kernel.base)
    this.#buffer = kernel.reserve(this.#next)
    this.f32 = new Float32Array(this.#buffer)
    this.i32 = new Int32Array(this.#buffer)
    this.u8 = new Uint8Array(this.#buffer)
  }

  /** A zeroed block of so many bytes. May move the memory: take no views before the last call. */
  allocate(bytes: number): Pointer {
    const at = this.#next
    this.#next = align(at + bytes)
    const buffer = this.kernel.reserve(this.#next)
    if (buffer !== this.#buffer) {
      this.#buffer = buffer
      this.f32 = new Float32Array(buffer)
      this.i32 = new Int32Array(buffer)
      this.u8 = new Uint8Array(buffer)
    }
    return at
  }

  floats(count: number): Pointer {
    return this.allocate(count * 4)
  }

  /** Copies bytes in. */
  place(bytes: Uint8Array): Pointer {
    const at = this.allocate(bytes.length)
    this.u8.set(bytes, at)
    return at
  }
}

function align(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT
}
