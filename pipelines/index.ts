/**
 * The pipeline for programs: services to compose, and what passes between them.
 *
 * @example
 * const program = Effect.flatMap(news, ({ dataset }) => Console.log(dataset.quotes.length))
 * program.pipe(Effect.provide(newsLayer(["articles"])), Effect.provide(NodeServices.layer), Effect.runPromise)
 */
import * as Layer from "effect/Layer"
import { Analyst } from "./Analyst.ts"
import { EnglishEngine } from "./annotate/EnglishEngine.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import { Inputs } from "./ingest/Inputs.ts"
import { Resolver } from "./resolve/Resolver.ts"
import { ArticleStore } from "./store/ArticleStore.ts"

export { createAnalyser } from "../nlp/analyse.ts"
export { Analyst } from "./Analyst.ts"
export { Annotator } from "./annotate/Annotator.ts"
export { EnglishEngine } from "./annotate/EnglishEngine.ts"
export { Lexicons } from "./annotate/Lexicons.ts"
export type * from "./dataset.ts"
export { extractTables } from "./extract/index.ts"
export { Inputs } from "./ingest/Inputs.ts"
export type { InputFile, Reader, Reading } from "./ingest/reader.ts"
export { readers } from "./ingest/readers.ts"
export { analysed, news, piecesOf } from "./news.ts"
export { Progress } from "./Progress.ts"
export { Resolver } from "./resolve/Resolver.ts"
export { ArticleStore } from "./store/ArticleStore.ts"
export { DatasetWriter } from "./write/DatasetWriter.ts"
export { DuckDb } from "./write/DuckDb.ts"
export { SqlFiles } from "./write/SqlFiles.ts"

/** Inputs from these paths, read by the English engine in this thread: what `news` needs besides the platform. */
export const newsLayer = (paths: ReadonlyArray<string>) =>
  Layer.mergeAll(Inputs.layer(paths), Analyst.layer, Resolver.layer, ArticleStore.layerMemory).pipe(
    Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer))
  )
