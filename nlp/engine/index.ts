/** The English engine. See README.md. */
export { Doc } from "./doc.ts"
export type { DocColumns, ModelEntity, TokenRange } from "./doc.ts"
export { createEngine } from "./engine.ts"
export type { Engine, EngineInput, EngineModel, EngineOptions } from "./engine.ts"
export { KERNEL_FILE, loadEngine, MODEL_FILES } from "./model-files.ts"
export { nounChunks } from "./noun-chunks.ts"
export type { Segment } from "./segments.ts"
export { Token } from "./token.ts"
