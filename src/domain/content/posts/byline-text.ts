interface Author {
  name: string | null
  degree: string | null
  position: string | null
  unit: string | null
}

const authorText = ({ degree, name, position, unit }: Author) =>
  [[degree, name].filter(Boolean).join(' '), position, unit].filter(Boolean).join(', ')

/** The authors of a byline as pages print them. */
export const bylineText = (byline: readonly Author[]): string => byline.map(authorText).join('; ')
