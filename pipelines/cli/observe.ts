/** `--otlp URL`: spans, metrics and log lines to an OpenTelemetry collector, as JSON over HTTP. Without it nothing is ever sent anywhere. */
import * as Layer from "effect/Layer"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Otlp from "effect/observability/Otlp"
import { VERSION } from "../versions.ts"

/** Exports to `URL/v1/traces`, `/v1/metrics` and `/v1/logs` while the program runs and when it ends. A collector that does not answer changes nothing. */
export const exportTo = (url: string) =>
  Otlp.layerJson({
    baseUrl: url.replace(/(?<!\/)\/+$/u, ""),
    resource: { serviceName: "onrecord", serviceVersion: VERSION },
    shutdownTimeout: "3 seconds"
  }).pipe(Layer.provide(FetchHttpClient.layer))
