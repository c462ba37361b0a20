/** A line drawing for the map's tools, the only place with pictures instead of words. */
export const ToolIcon = ({ path }: { readonly path: string }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
    <path d={path} />
  </svg>
);
