/**
 * The visible texts under `root` that did not come out of a table, for a page shown in the pseudo language. What people
 * or agencies wrote (names, addresses, call signs) stands inside `<bdi>` or an element with `translate="no"`.
 * Uses nothing outside itself, so that a browser test can send it into the page.
 */
export function untranslated(root: Element): string[] {
  const letters = /\p{L}{2,}/u;
  const foreign = 'bdi, [translate="no"], script, style, [hidden], kbd, code, option[lang], .maplibregl-canvas-container';
  // From the inside out: a sentence holds a distance, which holds its unit, each in brackets of its own.
  const bare = (text: string): string => {
    const less = text.replaceAll(/\[[^[\]]*\]/g, "");
    return less === text ? text : bare(less);
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || holder.closest(foreign) !== null) continue;
    const whole = node.textContent ?? "";
    if (letters.test(bare(whole)) && holder.checkVisibility()) found.push(whole.trim());
  }
  for (const element of root.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (element.closest(foreign) !== null) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const value = element.getAttribute(name);
      if (value !== null && letters.test(bare(value))) found.push(`${name}=${value}`);
    }
  }
  return found;
}
