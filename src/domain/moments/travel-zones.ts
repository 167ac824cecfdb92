/** A level's zones in the frame of travel, by direction. */
export const travelZones = {
  1: { ahead: 'above', behind: 'below', near: 'aboveNear', close: 'aboveClose' },
  [-1]: { ahead: 'below', behind: 'above', near: 'belowNear', close: 'belowClose' },
} as const;
