import arabic400 from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url";
import arabic600 from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?url";
import latin400 from "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url";
import latin600 from "@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url";
import more400 from "@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url";
import more600 from "@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url";
import type { FontFacesSpecification } from "maplibre-gl";

const latinRange = ["U+0000-00FF", "U+2000-206F", "U+20AC"];
const moreRange = ["U+0100-02FF", "U+1E00-1EFF"];
const arabicRange = ["U+0600-06FF", "U+0750-077F", "U+08A0-08FF", "U+200C-200D", "U+FB50-FDFF", "U+FE70-FEFF"];

const whole = (url: string): string => new URL(url, location.href).href;

const family = ([latin, more, arabic]: readonly [string, string, string]) => [
  { url: whole(latin), "unicode-range": latinRange },
  { url: whole(more), "unicode-range": moreRange },
  { url: whole(arabic), "unicode-range": arabicRange },
];

/** The map's letters, from the same files as the page's: no glyph server, no other host, and Arabic is shaped built in. */
export const fontFaces: FontFacesSpecification = {
  regular: family([latin400, more400, arabic400]),
  strong: family([latin600, more600, arabic600]),
};
