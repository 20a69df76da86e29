print(-None + 3)
