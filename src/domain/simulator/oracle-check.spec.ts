import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { oracleCheck } from './oracle-check.ts';
import type { OracleReport, StateAreas } from './oracle-check.ts';
import { oracleVerdict, strengthOf } from './oracle-verdict.ts';
import { travelColumn } from './travel-frame.ts';

function reportOf(amplitude: number, minutes = 240): OracleReport {
  const options = { seed: 'oracle', activity: 0.1, amplitude, minutes, profile: profiles.ES };
  const check = oracleCheck(options);
  let step = check.next();
  while (step.done !== true) step = check.next();
  return step.value;
}

function zone({ zoneRatios }: OracleReport, name: string): StateAreas {
  const found = zoneRatios.find(({ ratio }) => ratio === name);
  if (!found) throw new Error(`no ratio ${name}`);
  return found;
}

describe('states planted in the order flow around a level', () => {
  const report = reportOf(0.5);

  it('are as many as the market is long', () => {
    expect([report.episodes, report.zones]).toEqual([72, 144]);
    expect(report.chance).toBeLessThan(0.05);
  });

  it('show in depth and hazards far better than in pulls over adds', () => {
    const pa = strengthOf(zone(report, 'pa').minute);
    // Who retreats pulls more of what rests, adds less to it, and leaves less than usual.
    expect(zone(report, 'haz').minute).toBeGreaterThan(Math.max(0.85, pa));
    expect(1 - zone(report, 'ahaz').minute).toBeLessThan(0.15);
    expect(1 - zone(report, 'rd').minute).toBeGreaterThan(Math.max(0.8, pa));
    expect(1 - zone(report, 'mb').minute).toBeGreaterThan(0.9);
  });

  it('show better in a minute than in one window', () => {
    for (const name of ['haz', 'rd', 'mb']) {
      const { window, minute } = zone(report, name);
      expect(strengthOf(minute), name).toBeGreaterThan(strengthOf(window));
    }
    expect(oracleVerdict(report)).toMatchObject({
      ...{ depthBeatsChurn: true, hazardBeatsChurn: true, minuteBeatsWindow: true },
    });
  });

  it('show in pulls over adds only while the book moves to where it will stand', () => {
    expect(zone(report, 'pa').onset).toBeGreaterThan(0.75);
    expect(strengthOf(zone(report, 'pa').minute)).toBeLessThan(0.65);
  });

  it('show in the columns of their own zone', () => {
    const columns = new Map(report.columns.map(({ column, ...areas }) => [column, areas]));
    expect(columns.get('ahead_haz')?.ahead.minute).toBeGreaterThan(0.85);
    expect(columns.get('behind_haz')?.behind.minute).toBeGreaterThan(0.85);
    expect(strengthOf(columns.get('ahead_haz')?.behind.minute ?? NaN)).toBeLessThan(0.7);
  });

  it('are nowhere to be seen where none are planted', () => {
    const none = reportOf(0);
    // Nobody trades options in a simulated market.
    const told = none.zoneRatios.filter(({ ratio }) => ratio !== 'opt');
    expect(told).toHaveLength(none.zoneRatios.length - 1);
    for (const { ratio, window, minute } of told) {
      expect(Math.abs(window - 0.5), ratio).toBeLessThan(4 * none.chance);
      expect(Math.abs(minute - 0.5), ratio).toBeLessThan(4 * none.chance);
    }
    expect(oracleVerdict(none)).toMatchObject({ telling: [], depthBeatsChurn: false });
  });

  it('are the same for the same seed', () => {
    expect(reportOf(0.5, 30)).toEqual(reportOf(0.5, 30));
  });
});

it('names a column as the direction of travel has it', () => {
  expect(travelColumn('above_tape', 1)).toEqual({ name: 'ahead_tape', sign: 1 });
  expect(travelColumn('above_tape', -1)).toEqual({ name: 'behind_tape', sign: -1 });
  expect(travelColumn('d2_below_rd', -1)).toEqual({ name: 'd2_ahead_rd', sign: 1 });
  expect(travelColumn('d1_ofi_n', -1)).toEqual({ name: 'd1_ofi_n', sign: -1 });
});
