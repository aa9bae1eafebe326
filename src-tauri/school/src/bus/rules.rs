//! People shared out over buses: those who belong together stay together as far as the seats allow, the buses as even
//! as that leaves them.

/// How many ways to keep everybody together are looked at.
const EFFORT: u32 = 50_000;

/// A bus being filled.
#[derive(Debug, Clone, Copy)]
struct Filled {
    seats: Option<u32>,
    taken: u32,
}

impl Filled {
    fn room(self) -> u32 {
        self.seats.map_or(u32::MAX, |seats| seats.saturating_sub(self.taken))
    }
    /// How full it would be with so many more, against what it seats: by that they are compared.
    fn with(self, more: u32) -> u64 {
        u64::from(self.taken + more) * 1_000_000 / u64::from(self.seats.unwrap_or(45).max(1))
    }
}

fn empty(seats: &[Option<u32>]) -> Vec<Filled> {
    seats.iter().map(|seats| Filled { seats: *seats, taken: 0 }).collect()
}

/// For everybody of every block the bus they sit on; none where the seats do not suffice. A seat count that is not
/// known has no end.
pub fn share(blocks: &[usize], seats: &[Option<u32>]) -> Vec<Vec<Option<usize>>> {
    let mut large_first: Vec<usize> = (0..blocks.len()).collect();
    large_first.sort_by_key(|block| std::cmp::Reverse(blocks[*block]));
    let mut whole = vec![None; blocks.len()];
    if place(blocks, &large_first, &mut empty(seats), &mut whole, &mut EFFORT.clone()) {
        return blocks.iter().zip(whole).map(|(size, bus)| vec![bus; *size]).collect();
    }
    let mut buses = empty(seats);
    let mut shared = vec![Vec::new(); blocks.len()];
    for block in large_first {
        let mut left = blocks[block] as u32;
        while left > 0 {
            let fits =
                (0..buses.len()).filter(|bus| left <= buses[*bus].room()).min_by_key(|bus| buses[*bus].with(left));
            // Where it fits nowhere, the larger part goes where there is most room.
            let most = || (0..buses.len()).max_by_key(|bus| (buses[*bus].room(), std::cmp::Reverse(*bus)));
            let Some(bus) = fits.or_else(most).filter(|bus| buses[*bus].room() > 0) else { break };
            let now = left.min(buses[bus].room());
            shared[block].extend(std::iter::repeat_n(Some(bus), now as usize));
            buses[bus].taken += now;
            left -= now;
        }
        shared[block].resize(blocks[block], None);
    }
    shared
}

/// Finds every block a bus as a whole, the emptiest first; whether there is a way.
fn place(
    blocks: &[usize],
    order: &[usize],
    buses: &mut Vec<Filled>,
    whole: &mut [Option<usize>],
    effort: &mut u32,
) -> bool {
    let Some((block, rest)) = order.split_first() else { return true };
    let size = blocks[*block] as u32;
    let mut ways: Vec<usize> = (0..buses.len()).filter(|bus| size <= buses[*bus].room()).collect();
    ways.sort_by_key(|bus| buses[*bus].with(size));
    for bus in ways {
        if *effort == 0 {
            return false;
        }
        *effort -= 1;
        buses[bus].taken += size;
        whole[*block] = Some(bus);
        if place(blocks, rest, buses, whole, effort) {
            return true;
        }
        buses[bus].taken -= size;
    }
    false
}

/// One after the other, the first bus first, as evenly as the seats allow.
pub fn in_order(people: usize, seats: &[Option<u32>]) -> Vec<Vec<Option<usize>>> {
    let mut buses = empty(seats);
    for _ in 0..people {
        let emptiest = (0..buses.len()).filter(|bus| buses[*bus].room() > 0).min_by_key(|bus| buses[*bus].with(1));
        let Some(bus) = emptiest else { break };
        buses[bus].taken += 1;
    }
    let mut all = buses.iter().enumerate().flat_map(|(at, bus)| std::iter::repeat_n(at, bus.taken as usize));
    (0..people).map(|_| vec![all.next()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn taken(shared: &[Vec<Option<usize>>], bus: usize) -> usize {
        shared.iter().flatten().filter(|on| **on == Some(bus)).count()
    }
    fn is_whole(block: &[Option<usize>]) -> bool {
        block.windows(2).all(|two| two[0] == two[1])
    }

    #[test]
    fn blocks_stay_together_and_buses_are_even() {
        for (blocks, seats, expected) in [
            (&[12, 12, 12, 12][..], &[Some(45), Some(45)][..], &[24, 24][..]),
            (&[10, 9, 9], &[Some(19), Some(9)], &[19, 9]),
            // Largest first would put 6 with 4; only 6+5 and 4+4+3 fill both.
            (&[6, 5, 4, 4, 3], &[Some(11), Some(11)], &[11, 11]),
            (&[30], &[None, None], &[30, 0]),
            (&[8, 8, 8], &[None, None, None], &[8, 8, 8]),
        ] {
            let shared = share(blocks, seats);
            assert!(shared.iter().all(|block| is_whole(block)), "{blocks:?} {shared:?}");
            let mut on: Vec<usize> = (0..seats.len()).map(|bus| taken(&shared, bus)).collect();
            on.sort_unstable_by_key(|it| std::cmp::Reverse(*it));
            assert_eq!(on, expected, "{blocks:?}");
        }
        let split = share(&[10, 10, 10], &[Some(15), Some(15)]);
        assert_eq!(split.iter().filter(|block| is_whole(block)).count(), 2, "one block of three is split");
        let short = share(&[3, 3], &[Some(4)]);
        assert_eq!(short.iter().flatten().filter(|on| on.is_none()).count(), 2);
        assert_eq!(in_order(5, &[Some(40), Some(40)]), [[Some(0)], [Some(0)], [Some(0)], [Some(1)], [Some(1)]]);
    }

    /// Whether all blocks find a bus as a whole, by trying everything.
    fn can_stay_whole(blocks: &[usize], room: &mut [u32]) -> bool {
        let Some((size, rest)) = blocks.split_first() else { return true };
        (0..room.len()).any(|bus| {
            let fits = *size as u32 <= room[bus];
            if fits {
                room[bus] -= *size as u32;
            }
            let whole = fits && can_stay_whole(rest, room);
            if fits {
                room[bus] += *size as u32;
            }
            whole
        })
    }

    proptest! {
        #[test]
        fn everybody_has_a_seat_while_there_are_seats(
            blocks in prop::collection::vec(1usize..9, 0..8), seats in prop::collection::vec(1u32..20, 1..4),
        ) {
            let known: Vec<Option<u32>> = seats.iter().copied().map(Some).collect();
            let people: usize = blocks.iter().sum();
            let there = seats.iter().sum::<u32>() as usize;
            for shared in [share(&blocks, &known), in_order(people, &known)] {
                prop_assert_eq!(shared.iter().map(Vec::len).sum::<usize>(), people);
                let seated = shared.iter().flatten().flatten().count();
                prop_assert_eq!(seated, people.min(there));
                for (bus, seats) in seats.iter().enumerate() {
                    prop_assert!(taken(&shared, bus) <= *seats as usize);
                }
            }
            if can_stay_whole(&blocks, &mut seats.clone()) {
                prop_assert!(share(&blocks, &known).iter().all(|block| is_whole(block)));
            }
        }
    }
}
