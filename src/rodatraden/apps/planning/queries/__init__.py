"""What can be asked about goals, commitments, activities and texts."""

from rodatraden.apps.planning.queries.goal_tree import GoalNode, goal, goal_tree

__all__ = ["GoalNode", "goal", "goal_tree"]
