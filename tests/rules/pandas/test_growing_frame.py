LEAVES_ALONE = {
    "the loop looks at the frame": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        for n in range(50):
            df = pd.concat([df, pd.DataFrame({"a": [len(df)]})])
        print(df["a"].sum())
    """,
    "the part is changed afterwards": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        for n in range(50):
            part = pd.DataFrame({"a": [n]})
            df = pd.concat([df, part])
            part["a"] = 0
        print(df["a"].sum())
    """,
    "the same part again and again": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        part = pd.DataFrame({"a": [2]})
        for n in range(50):
            df = pd.concat([df, part])
            part.loc[0, "a"] = n
        print(df["a"].sum())
    """,
    "at the front": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        for n in range(50):
            df = pd.concat([pd.DataFrame({"a": [n]}), df])
        print(df["a"].tolist())
    """,
    "an error is caught": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        for n in range(50):
            try:
                df = pd.concat([df, pd.DataFrame({"a": [1 / (n - 5)]})])
            except ZeroDivisionError:
                break
        print(df["a"].tolist())
    """,
    "once": """
        import pandas as pd
        df = pd.DataFrame({"a": [1]})
        df = pd.concat([df, pd.DataFrame({"a": [2]})])
        print(df["a"].tolist())
    """,
}

REWRITES = {
    "parts that have names": (
        """
        import pandas as pd
        def collected(n):
            df = pd.DataFrame({"a": [1]})
            for k in range(n):
                part = pd.DataFrame({"a": [k]})
                part["b"] = part["a"] * 2
                df = pd.concat([df, part], ignore_index=True)  # longer
            return df
        print(collected(50).sum().tolist(), collected(0).shape)
        """,
        """
        import pandas as pd
        def collected(n):
            df = pd.DataFrame({"a": [1]})
            df_parts = [df]
            for k in range(n):
                part = pd.DataFrame({"a": [k]})
                part["b"] = part["a"] * 2
                df_parts.append(part)  # longer
            df = pd.concat(df_parts, ignore_index=True)
            return df
        print(collected(50).sum().tolist(), collected(0).shape)
        """,
    ),
}
