import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { LngLat } from "@najda/protocol";
import { PbfWriter } from "pbf";

/** Another map maker's vector tiles: a host on the loopback, and how many it was asked for. */
export interface ForeignTiles {
  readonly template: string;
  asked(): number;
  stop(): Promise<void>;
}

interface Named {
  readonly at: LngLat;
  readonly name: string;
}

const extent = 4096;

/** Ground everywhere in the layer `landcover`, and one name in the layer `place_name`. */
export async function startForeignTiles(town: Named): Promise<ForeignTiles> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const [, z, x, y] = (request.url ?? "").match(/^\/(\d+)\/(\d+)\/(\d+)/) ?? [];
    response.writeHead(200, { "content-type": "application/x-protobuf" });
    response.end(tileOf(town, { z: Number(z), x: Number(x), y: Number(y) }));
  });
  await new Promise<void>((up) => void server.listen(0, "127.0.0.1", up));
  // A TCP server's address is none of a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    template: `http://127.0.0.1:${port}/{z}/{x}/{y}.pbf`,
    asked: () => asked,
    stop: () => new Promise((down) => void server.close(() => down())),
  };
}

/** By the vector tile specification 2.1. */
function tileOf({ at: [lng, lat], name }: Named, { z, x, y }: { z: number; x: number; y: number }): Uint8Array {
  const across = (((lng + 180) / 360) * 2 ** z - x) * extent;
  const down = ((0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * 2 ** z - y) * extent;
  const tile = new PbfWriter();
  tile.writeMessage(3, (_, pbf) => {
    layer(pbf, { name: "landcover", value: "grass", key: "class" });
    pbf.writeMessage(2, (__, feature) => {
      feature.writePackedVarint(2, [0, 0]);
      feature.writeVarintField(3, 3);
      feature.writePackedVarint(4, [9, 0, 0, 26, zig(extent), 0, 0, zig(extent), zig(-extent), 0, 15]);
    }, undefined);
  }, undefined);
  const inside = [across, down].every((value) => value >= 0 && value < extent);
  if (inside) {
    tile.writeMessage(3, (_, pbf) => {
      layer(pbf, { name: "place_name", value: name, key: "label" });
      pbf.writeMessage(2, (__, feature) => {
        feature.writePackedVarint(2, [0, 0]);
        feature.writeVarintField(3, 1);
        feature.writePackedVarint(4, [9, zig(Math.round(across)), zig(Math.round(down))]);
      }, undefined);
    }, undefined);
  }
  return tile.finish();
}

const zig = (value: number): number => (value << 1) ^ (value >> 31);

function layer(pbf: PbfWriter, { name, key, value }: { name: string; key: string; value: string }): void {
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  pbf.writeStringField(3, key);
  pbf.writeMessage(4, (_, of) => of.writeStringField(1, value), undefined);
  pbf.writeVarintField(5, extent);
}
