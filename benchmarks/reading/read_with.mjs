// As read_with.py, with the libraries of JavaScript: node read_with.mjs hyparquet|parquet-wasm FOLDER
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"

const [library, folder] = process.argv.slice(2)
// Found from where the libraries were installed, which is not where this file is.
const find = createRequire(process.cwd() + "/")
const load = async (name) => import(pathToFileURL(find.resolve(name)).href)
const [CELL, ROW, ITEM, NOTHING] = ["\x1f", "\x1e", "\x1d", "\x00"]

const readers = {
  async hyparquet(file) {
    const { parquetReadObjects } = await load("hyparquet")
    const { compressors } = await load("hyparquet-compressors")
    const bytes = readFileSync(file)
    return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), compressors })
  },
  async "parquet-wasm"(file) {
    const { readParquet } = await load("parquet-wasm")
    const { tableFromIPC } = await load("apache-arrow")
    const table = tableFromIPC(readParquet(new Uint8Array(readFileSync(file))).intoIPCStream())
    return Array.from(table, (row) => row.toJSON())
  },
}

const moment = (value) => (value instanceof Date ? value.getTime() : Math.floor(Number(value)))

function written(value, kind) {
  if (value === null || value === undefined) return NOTHING
  switch (kind) {
    case "any": return "[" + Array.from(value).join(ITEM)
    case "number": return number(Number(value))
    case "date": return new Date(moment(value)).toISOString().slice(0, 10)
    case "datetime": return String(moment(value))
    default: return String(value)
  }
}

function number(value) {
  const [digits, exponent] = value.toExponential(12).split("e")
  return (digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits) + "e" + Number(exponent)
}

for (const resource of JSON.parse(readFileSync(`${folder}/datapackage.json`, "utf8")).resources) {
  const rows = await readers[library](`${folder}/${resource.path}`)
  const text = rows.map((row) => resource.schema.fields.map((f) => written(row[f.name], f.type)).join(CELL)).join(ROW)
  console.log(resource.path, rows.length, createHash("sha256").update(text).digest("hex"))
}
