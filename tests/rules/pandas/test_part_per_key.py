LEAVES_ALONE = {
    "another column": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1], "b": [1, 1, 2]})
        for key in df["a"].unique():
            part = df[df["b"] == key]
            print(key, len(part))
    """,
    "another frame": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1]})
        other = pd.DataFrame({"a": [1, 1, 1]})
        for key in df["a"].unique():
            part = other[other["a"] == key]
            print(key, len(part))
    """,
    "the frame is changed": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1]})
        for key in df["a"].unique():
            part = df[df["a"] == key]
            df["a"] = 1
            print(key, len(part))
    """,
    "another comparison": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1]})
        for key in df["a"].unique():
            part = df[df["a"] >= key]
            print(key, len(part))
    """,
    "the part after the loop": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1]})
        part = df
        for key in df["a"].unique():
            part = df[df["a"] == key]
            print(key, len(part))
        print(len(part))
    """,
    "the part becomes the frame": """
        import pandas as pd
        df = pd.DataFrame({"a": [1, 2, 1]})
        for key in df["a"].unique():
            df = df[df["a"] == key]
            print(key, len(df))
    """,
    "own unique": """
        class Frame(dict):
            pass
        class Column(list):
            def unique(self):
                return [True, False]
            def __eq__(self, other):
                return "rows"
        df = Frame(a=Column(), rows=[1])
        for key in df["a"].unique():
            part = df[df["a"] == key]
            print(key, len(part))
    """,
}

REWRITES = {
    "with a comment, in a function": (
        """
        import pandas as pd
        def sizes(df):
            found = {}
            for key in df["kind"].unique():  # each
                part = df[df["kind"] == key]
                found[key] = len(part) + part["n"].max()
            return [(str(key), int(size)) for key, size in found.items()]
        print(sizes(pd.DataFrame({"kind": ["b", "a", "b"], "n": [3, 1, 2]})))
        """,
        """
        import pandas as pd
        def sizes(df):
            found = {}
            for key, part in df.groupby("kind", sort=False):  # each
                found[key] = len(part) + part["n"].max()
            return [(str(key), int(size)) for key, size in found.items()]
        print(sizes(pd.DataFrame({"kind": ["b", "a", "b"], "n": [3, 1, 2]})))
        """,
    ),
    "numbers": (
        """
        import pandas as pd
        df = pd.DataFrame({"a b": [2, 1, 2], "n": [3, 1, 2]})
        for key in df["a b"].unique():
            rows = df[df["a b"] == key]

            print(key + 1, rows["n"].tolist(), rows.index.tolist())
        """,
        """
        import pandas as pd
        df = pd.DataFrame({"a b": [2, 1, 2], "n": [3, 1, 2]})
        for key, rows in df.groupby("a b", sort=False):

            print(key + 1, rows["n"].tolist(), rows.index.tolist())
        """,
    ),
}
