"""Forms as data: what is asked, what an answer means, and which command it becomes."""
