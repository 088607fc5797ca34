/**
 * Makes a build that needs no network, and that is of the dataset of today.
 *
 * Framework's client names libraries that a page may use without importing them (`npm:react`, `npm:d3` …). A build asks a
 * registry for the version of each, though no page here uses one, unless its cache holds a folder of that name and version.
 * The folders made here stay empty; pages import what they use from `node_modules`. Answers of an earlier dataset go, too.
 */
import { mkdirSync, rmSync } from "node:fs"

const UNUSED = [
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.2.0",
  "arquero@8.0.3",
  "d3-dsv@3.0.2",
  "d3@7.9.2",
  "echarts@6.1.0",
  "htl@0.3.1",
  "leaflet@1.9.4",
  "lodash@4.18.1",
  "mapbox-gl@3.32.0",
  "parquet-wasm@0.8.0",
  "react-dom@19.3.1",
  "react@19.3.1",
  "topojson-client@3.1.0"
]

const cache = new URL("src/.observablehq/cache/", import.meta.url)
rmSync(cache, { recursive: true, force: true })
for (const library of UNUSED) mkdirSync(new URL(`_npm/${library}/`, cache), { recursive: true })
