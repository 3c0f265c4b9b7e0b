/**
 * Keeps `--view-height` and `--view-top` of an element equal to the part of the window that the on-screen keyboard leaves visible, in
 * pixels.
 * @returns stops following
 */
export function followViewport(element: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const follow = (): void => {
    element.style.setProperty('--view-height', `${view.height}px`);
    element.style.setProperty('--view-top', `${view.offsetTop}px`);
  };
  view.addEventListener('resize', follow);
  view.addEventListener('scroll', follow);
  follow();
  return () => {
    view.removeEventListener('resize', follow);
    view.removeEventListener('scroll', follow);
  };
}
