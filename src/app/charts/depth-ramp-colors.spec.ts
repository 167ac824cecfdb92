import { describe, expect, it } from 'vitest';
import { depthColor, depthColors } from './depth-ramp-colors.ts';

const dark = depthColors('#101418', ['#2b3938', '#33504d', '#4a7670', '#74a89f', '#c4e6db']);
const light = depthColors('#fcfcfb', ['#cfddda', '#b2cdc8', '#86b0aa', '#4a837b', '#17504a']);

/** Sum of a color's channels: how light it is. */
function lightness(color: number): number {
  return (color & 255) + ((color >>> 8) & 255) + ((color >>> 16) & 255);
}

describe('colors of depth', () => {
  it('are clear for nothing, and opaque for anything', () => {
    expect(dark[0]).toBe(0);
    expect((dark.at(1) ?? 0) >>> 24).toBe(255);
  });

  it('go one way: lighter on dark paper, darker on light', () => {
    const steps = [...dark.keys()].slice(2);
    for (const step of steps) {
      const [before, after] = [dark[step - 1] ?? 0, dark[step] ?? 0];
      expect(lightness(after)).toBeGreaterThanOrEqual(lightness(before));
      const [paler, deeper] = [light[step - 1] ?? 0, light[step] ?? 0];
      expect(lightness(deeper)).toBeLessThanOrEqual(lightness(paler));
    }
  });

  it('are named for the legend', () => {
    expect(depthColor(dark, 0)).toBe('rgb(0 0 0)');
    expect(depthColor(light, 6)).toMatch(/^rgb\(\d+ \d+ \d+\)$/);
  });
});
