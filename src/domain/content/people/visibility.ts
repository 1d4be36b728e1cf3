/** The condition, as text, that readers see the photo of a live person. */
export const visiblePhotoText = (name: string): string => `"${name}".photo_public`
