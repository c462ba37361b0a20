/**
 * A screen with a map, once the drawing library is there as well: it is not kept for offline use, and a screen that
 * finds it missing only while it draws would stay empty without a word.
 */
export async function mapLoaded<Screen>(load: () => Promise<Screen>): Promise<Screen> {
  const [screen] = await Promise.all([load(), import("maplibre-gl")]);
  return screen;
}
