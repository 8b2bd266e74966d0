use other.story
