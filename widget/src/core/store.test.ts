import { afterEach, describe, expect, it, vi } from 'vitest';
import { Store } from './store';

function stubStorage(): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  return items;
}

function blockStorage(): void {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
}

describe('a stored record', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is there on the next page', () => {
    stubStorage();
    new Store('key').write({ a: 1 });
    expect(new Store('key').read()).toEqual({ a: 1 });
    expect(new Store('key').lasts).toBe(true);
  });

  it('is what another tab wrote last', () => {
    const items = stubStorage();
    const store = new Store('key');
    store.write({ a: 1 });
    items.set('key', '{"a":2}');
    expect(store.read()).toEqual({ a: 2 });
  });

  it('lasts as long as the page where storage is blocked, and says so', () => {
    blockStorage();
    const store = new Store('key');
    store.write({ a: 1 });
    expect(store.read()).toEqual({ a: 1 });
    expect(store.lasts).toBe(false);
  });

  it('is nothing after it was cleared, stored or not', () => {
    stubStorage();
    const stored = new Store('key');
    stored.write({ a: 1 });
    stored.clear();
    expect(stored.read()).toBeUndefined();
    blockStorage();
    const kept = new Store('key');
    kept.write({ a: 1 });
    kept.clear();
    expect(kept.read()).toBeUndefined();
  });

  it('is nothing where somebody else wrote nonsense', () => {
    stubStorage().set('key', '{');
    expect(new Store('key').read()).toBeUndefined();
  });
});
