import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReceiptReports, type Marks } from './receipts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function reports(fails = 0): { told: Marks[]; receipts: ReceiptReports } {
  const told: Marks[] = [];
  let failures = fails;
  const receipts = new ReceiptReports((marks) => {
    if (failures-- > 0) return Promise.reject(new Error('no network'));
    told.push(marks);
    return Promise.resolve();
  });
  return { told, receipts };
}

it('puts marks of one moment into one report', async () => {
  const { told, receipts } = reports();
  for (const seq of [1, 2, 3]) receipts.delivered(seq);
  receipts.read(2);
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual([{ deliveredSeq: 3, readSeq: 2 }]);
});

it('tells nothing twice, and never less than before', async () => {
  const { told, receipts } = reports();
  receipts.read(5);
  await vi.advanceTimersByTimeAsync(500);
  receipts.read(4);
  receipts.delivered(5);
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual([{ deliveredSeq: 5, readSeq: 5 }]);
});

it('tries again after an outage, with what has come since', async () => {
  const { told, receipts } = reports(1);
  receipts.read(1);
  await vi.advanceTimersByTimeAsync(500);
  receipts.read(2);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told).toEqual([{ deliveredSeq: 2, readSeq: 2 }]);
});

it('tells what was read last when the chat ended meanwhile, and does not insist', async () => {
  const { told, receipts } = reports();
  receipts.delivered(7);
  receipts.close();
  receipts.read(7);
  await vi.advanceTimersByTimeAsync(500);
  expect(told).toEqual([{ deliveredSeq: 7, readSeq: 7 }]);
  const failing = reports(9);
  failing.receipts.close();
  failing.receipts.read(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});
