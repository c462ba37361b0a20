import { open, type FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { PbfReader } from "pbf";
import { UnusableExtract } from "./unusable-extract.ts";

/** Where an extract comes from: a file, or the bytes of one. */
export type ExtractSource = { file: string } | { bytes: Uint8Array };

/** One unpacked block of an extract and how far into the file it ends. */
export interface Blob {
  type: "OSMHeader" | "OSMData";
  body: Buffer;
  bytesRead: number;
  bytesTotal: number;
}

/** Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format, "File format"). */
const largestHeader = 64 * 1024;
const largestBlob = 32 * 1024 * 1024;
const inflateAsync = promisify(inflate);

/** The blocks of an .osm.pbf in order. Throws `UnusableExtract` where it is not one, or ends in the middle. */
export async function* readBlobs(source: ExtractSource): AsyncGenerator<Blob> {
  const reader = "file" in source ? await openFile(source.file) : memory(source.bytes);
  try {
    if (reader.size === 0) throw new UnusableExtract("The file is empty. Download the extract again.");
    let at = 0;
    while (at < reader.size) {
      const length = (await take(reader, at, 4)).readUInt32BE(0);
      if (length === 0 || length > largestHeader) throw notAnExtract();
      const header = readHeader(await take(reader, at + 4, length));
      if (at === 0 && header.type !== "OSMHeader") throw notAnExtract();
      const packed = await take(reader, at + 4 + length, header.size);
      at += 4 + length + header.size;
      const { type } = header;
      if (type !== "OSMHeader" && type !== "OSMData") continue;
      yield { type, body: await unpack(packed), bytesRead: at, bytesTotal: reader.size };
    }
  } finally {
    await reader.close();
  }
}

/** Throws `UnusableExtract` where there is no file to be read. */
export async function requireExtract(source: ExtractSource): Promise<void> {
  if ("file" in source) await (await openFile(source.file)).close();
}

interface Reader {
  size: number;
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

async function openFile(path: string): Promise<Reader> {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    throw new UnusableExtract(`The file ${path} can't be opened (${error instanceof Error ? error.message : String(error)}).`);
  }
  const status = await handle.stat();
  if (!status.isFile()) {
    await handle.close();
    throw new UnusableExtract(`${path} is not a file.`);
  }
  return {
    size: status.size,
    read: async (at, length) => {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

function memory(bytes: Uint8Array): Reader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (at, length) => Promise.resolve(buffer.subarray(at, at + length)),
    close: () => Promise.resolve(),
  };
}

async function take(reader: Reader, at: number, length: number): Promise<Buffer> {
  const bytes = await reader.read(at, length);
  if (bytes.length < length) {
    throw new UnusableExtract(`The file ends in the middle, after ${reader.size} bytes. Download the extract again.`);
  }
  return bytes;
}

function readHeader(bytes: Buffer): { type: string; size: number } {
  const header = decode(() =>
    new PbfReader(bytes).readFields((field, into, pbf) => {
      if (field === 1) into.type = pbf.readString();
      if (field === 3) into.size = pbf.readVarint();
    }, { type: "", size: -1 }),
  );
  if (header.size < 0 || header.size > largestBlob) throw notAnExtract();
  return header;
}

async function unpack(bytes: Buffer): Promise<Buffer> {
  const blob = decode(() =>
    new PbfReader(bytes).readFields<{ raw?: Uint8Array; zlib?: Uint8Array }>((field, into, pbf) => {
      if (field === 1) into.raw = pbf.readBytes();
      if (field === 3) into.zlib = pbf.readBytes();
    }, {}),
  );
  if (blob.raw !== undefined) return Buffer.from(blob.raw);
  if (blob.zlib === undefined) throw new UnusableExtract("The extract is packed in a way that is not supported. Take one packed with zlib.");
  try {
    return await inflateAsync(blob.zlib, { maxOutputLength: 2 * largestBlob });
  } catch {
    throw new UnusableExtract("A block of the file can't be unpacked: it is damaged. Download the extract again.");
  }
}

/** Whatever a decoder stumbles over means the same to whoever brought the file. */
export function decode<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnusableExtract ? error : notAnExtract();
  }
}

function notAnExtract(): UnusableExtract {
  return new UnusableExtract("This is no OpenStreetMap extract in PBF form (.osm.pbf), or it is damaged.");
}
