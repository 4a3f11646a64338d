import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far from its place the live sentence may be and still count as followed, in CSS pixels. */
const NEAR_PX = 120;

/**
 * Keeps what is being written in view, as long as the reader is there; somebody who reads back is left alone, and gets
 * the way back in `catchUp`.
 * @param mark changes whenever something new is written
 */
export function useFollow(
  region: RefObject<HTMLElement | null>,
  live: RefObject<HTMLElement | null>,
  mark: string,
) {
  const [following, setFollowing] = useState(true);
  const own = useRef(false);
  const show = (behavior: ScrollBehavior) => {
    const box = region.current;
    const there = live.current;
    if (!box || !there) return;
    const top = there.offsetTop + there.offsetHeight - box.clientHeight + NEAR_PX / 2;
    if (Math.abs(top - box.scrollTop) < 2 || (top < 0 && box.scrollTop === 0)) return;
    own.current = true;
    box.scrollTo({ top: Math.max(0, top), behavior });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written is exactly when to move.
  useEffect(() => {
    if (following) show('instant');
  }, [mark, following]);
  useEffect(() => {
    const box = region.current;
    if (!box) return;
    const onScroll = () => {
      // Our own move is not the reader's.
      if (own.current) {
        own.current = false;
        return;
      }
      const there = live.current;
      if (!there) return;
      const bottom = there.getBoundingClientRect().bottom - box.getBoundingClientRect().top;
      setFollowing(bottom > 0 && bottom < box.clientHeight + NEAR_PX);
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, [region, live]);
  return {
    following,
    catchUp: () => {
      setFollowing(true);
      show('instant');
    },
  };
}
