//! The spine, at the window: from the first start to a printed paper.

use crate::clerk::{Told, at_the_window};

#[tokio::test]
async fn the_window_opens() -> Told {
    at_the_window("the_window_opens", async |clerk| {
        clerk.sees("班务通").await?;
        assert!(clerk.data().join("banwu.db").exists(), "the books were made in the data folder");
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");
        Ok(())
    })
    .await
}
