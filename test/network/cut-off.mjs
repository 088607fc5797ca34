/** Preloaded with `--import`: whoever reaches for the network ends the process with code 99 and says who it was. */
import dgram from "node:dgram"
import dns from "node:dns"
import net from "node:net"
import tls from "node:tls"
import { syncBuiltinESMExports } from "node:module"

const refuse = (what) =>
  function () {
    process.stderr.write(`NETWORK ${what}\n${new Error().stack}\n`)
    process.exit(99)
  }

net.Socket.prototype.connect = refuse("net.connect")
net.connect = net.createConnection = refuse("net.connect")
tls.connect = refuse("tls.connect")
dgram.createSocket = refuse("dgram.createSocket")
for (const name of ["lookup", "resolve", "resolve4", "resolve6", "reverse"]) dns[name] = refuse(`dns.${name}`)
for (const name of ["lookup", "resolve", "resolve4", "resolve6", "reverse"]) dns.promises[name] = refuse(`dns.promises.${name}`)
globalThis.fetch = refuse("fetch")
globalThis.WebSocket = refuse("WebSocket")
syncBuiltinESMExports()
